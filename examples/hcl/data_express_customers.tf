data "avara_express_customers" "active_in_the_north" {
  active = true

  metadata = {
    region = "north"
  }

  # Otherwise Terraform looks for the customers before it creates them.
  depends_on = [avara_express_customer.lakeside, avara_express_customer.harbour]
}

output "names_of_the_active_in_the_north" {
  value = data.avara_express_customers.active_in_the_north.customers[*].name
}
